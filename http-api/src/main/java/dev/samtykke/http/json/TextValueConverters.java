package dev.samtykke.http.json;

import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads path variables, query parameters and headers in the same forms as bodies. */
public final class TextValueConverters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        TextValue.all().forEach(value -> register(registry, value));
    }

    private static <T> void register(FormatterRegistry registry, TextValue<T> value) {
        registry.addConverter(String.class, value.type(), value.parse()::apply);
    }
}
