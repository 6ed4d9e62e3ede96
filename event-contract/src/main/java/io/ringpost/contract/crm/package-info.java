/** Events that CRM applications hand in. */
@NullMarked
package io.ringpost.contract.crm;

import org.jspecify.annotations.NullMarked;
