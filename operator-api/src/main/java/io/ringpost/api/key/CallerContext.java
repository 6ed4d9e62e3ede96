package io.ringpost.api.key;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Hands the caller to resource methods through the standard JAX-RS type. */
record CallerContext(Caller caller, SecurityContext before) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return Scope.of(role).filter(caller::may).isPresent();
    }

    @Override
    public boolean isSecure() {
        return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "BEARER";
    }
}
