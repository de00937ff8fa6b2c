package io.pipetrail.web.body;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents the fields that a controller method asks its {@link PatchBody} for. Each is a name, a {@code *} where it is
 * required, and a type after a colon where it is not a string: {@code "title*", "value:number", "is_won:boolean",
 * "rotting_days:integer", "value_minor:long", "stages:array"}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyFields {
    String[] value();
}
