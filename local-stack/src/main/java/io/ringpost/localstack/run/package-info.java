/** The processes of the stack: started, watched, started again, ended. */
@NullMarked
package io.ringpost.localstack.run;

import org.jspecify.annotations.NullMarked;
