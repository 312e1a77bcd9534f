/** The address book's organisations, groups and contacts (document, section 3.7). */
package io.dialer.mango.client.addressbook;
