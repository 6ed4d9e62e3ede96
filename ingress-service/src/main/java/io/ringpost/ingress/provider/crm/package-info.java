/** Events that CRM applications hand in: validated, named, taken whole or not at all. */
@NullMarked
package io.ringpost.ingress.provider.crm;

import org.jspecify.annotations.NullMarked;
