/** How subscribers and operators behave, and what the account holds: the YAML file as records. */
package io.dialer.emulator.scenario;
