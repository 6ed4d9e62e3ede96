package io.ringpost.api.repeat;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method that does its work once per {@code Idempotency-Key} of a caller and answers alike for a day.
 *
 * <p>The method returns a {@code Uni}. Should the service die amid the work, the next request with the key does it again:
 * ids that come from {@link RequestIds} are then the same, and an insert that meets them does nothing.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
