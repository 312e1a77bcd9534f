package io.dialer.mango.webhook;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Binds filters to what only the PBX may ask; all other requests pass them by. */
@NameBinding
@Retention(RUNTIME)
@Target(TYPE)
public @interface FromThePbx {}
