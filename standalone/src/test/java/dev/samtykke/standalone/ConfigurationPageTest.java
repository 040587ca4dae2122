package dev.samtykke.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void everySettingIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        List<String> settings = settings("samtykke", SamtykkeSettings.class).toList();

        assertThat(settings).hasSizeGreaterThan(30).contains("samtykke.tokens.scope-names");
        assertThat(settings)
                .allSatisfy(setting ->
                        assertThat(isNamed(page, setting)).as(setting).isTrue());
    }

    /** In full, or by its last part where the ones before it are on the same line. */
    private static boolean isNamed(String page, String setting) {
        String parent = setting.substring(0, setting.lastIndexOf('.'));
        String last = setting.substring(setting.lastIndexOf('.'));
        return page.lines()
                .filter(line -> line.contains("`" + parent))
                .anyMatch(line -> line.contains("`" + setting + "`") || line.contains("`" + last + "`"));
    }

    private static Stream<String> settings(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> settings(prefix, component));
    }

    private static Stream<String> settings(String prefix, RecordComponent component) {
        String name =
                prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            return settings(name + "[0]", element);
        }
        return component.getType().isRecord() ? settings(name, component.getType()) : Stream.of(name);
    }
}
