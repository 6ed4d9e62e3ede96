/** VoIP.ms's REST API: texts, detail records and call recordings. */
@NullMarked
package io.ringpost.local.play.voipms;

import org.jspecify.annotations.NullMarked;
