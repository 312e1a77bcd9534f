/** What calls there were (document, section 3.3, "API Статистика"). */
package io.dialer.mango.client.statistics;
