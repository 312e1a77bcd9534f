/** What the cabinet holds (document, section 3.6, "API Конфигурация"). */
package io.dialer.mango.client.config;
