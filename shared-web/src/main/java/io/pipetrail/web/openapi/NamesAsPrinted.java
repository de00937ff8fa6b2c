package io.pipetrail.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.annotation.JsonNaming;

/** Swagger looks at our nouns with Jackson 2, which does not see how Jackson 3 is told to name their fields. */
final class NamesAsPrinted extends PropertyNamingStrategy {

    private static final long serialVersionUID = 1L;
    private static final NamingBase SNAKE_CASE = new SnakeCaseStrategy();

    @Override
    public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
        return name(field, name);
    }

    @Override
    public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
        return name(method, name);
    }

    @Override
    public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
        return name(parameter, name);
    }

    private static String name(AnnotatedMember member, String name) {
        return member.getDeclaringClass().isAnnotationPresent(JsonNaming.class) ? SNAKE_CASE.translate(name) : name;
    }
}
