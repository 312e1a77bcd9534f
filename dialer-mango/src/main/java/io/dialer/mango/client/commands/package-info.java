/** Commands of the vendor's API (document, section 3.2, "API Команды"). */
package io.dialer.mango.client.commands;
