/**
 * What the contact centre knows of calls (document, section 3.9), and its own API (section 4):
 * tasks to call somebody, the states of its users and their sessions.
 */
package io.dialer.mango.client.contactcentre;
