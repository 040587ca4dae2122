package dev.samtykke.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.StoredType;
import dev.samtykke.permission.Rule;
import dev.samtykke.projection.Projections;
import dev.samtykke.standalone.RunningProduct;

class MetricsTest {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern SLUG = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern TEMPLATE =
            Pattern.compile("UNKNOWN|NOT_FOUND|REDIRECTION|root|(/[a-zA-Z0-9._-]+|/\\{[a-zA-Z]+}|/\\*\\*)+/?");
    private static final Pattern OTHER = Pattern.compile("[A-Za-z0-9_ .,:/()'+-]{1,200}");
    private static final int MOST_VALUES = 100;

    @TempDir
    private static Path data;

    private static RunningProduct product;
    private static MixedRun run;

    @BeforeAll
    static void mixedRun() throws IOException, InterruptedException {
        product = RunningProduct.on(data);
        run = new MixedRun(product);
        run.run();
        System.gc(); // what is told of pauses is not there before the first one
    }

    @AfterAll
    static void stop() throws IOException {
        run.close();
        product.close();
    }

    @Test
    void everyTagHasOneOfFewValuesAndNoneIsPersonal() {
        MeterRegistry registry = product.context().getBean(MeterRegistry.class);
        assertThat(registry.getMeters()).hasSizeGreaterThan(100);
        for (Meter meter : registry.getMeters()) {
            for (Tag tag : meter.getId().getTags()) {
                assertThat(isAllowed(meter.getId().getName(), tag))
                        .as("%s of %s", tag, meter.getId().getName())
                        .isTrue();
                assertThat(tag.getValue()).doesNotContainPattern(UUID).doesNotContain(run.secrets());
            }
        }
        registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream()
                        .map(tag -> meter.getId().getName() + " " + tag.getKey()))
                .distinct()
                .forEach(key -> assertThat(values(registry, key)).as(key).hasSizeLessThan(MOST_VALUES));
    }

    private static Set<String> values(MeterRegistry registry, String meterAndTag) {
        String[] parts = meterAndTag.split(" ", 2);
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(parts[0]))
                .flatMap(meter -> Stream.ofNullable(meter.getId().getTag(parts[1])))
                .collect(Collectors.toSet());
    }

    private static boolean isAllowed(String meter, Tag tag) {
        String value = tag.getValue();
        if (!meter.startsWith("samtykke.")) {
            return switch (tag.getKey()) {
                case "uri" -> TEMPLATE.matcher(value).matches();
                case "method" ->
                    Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "UNKNOWN")
                            .contains(value);
                case "path" -> value.equals(data.toString());
                default -> OTHER.matcher(value).matches();
            };
        }
        return switch (tag.getKey()) {
            case "command" -> SLUG.matcher(value).matches();
            case "outcome" ->
                Set.of("ok", "rule-broken", "contention", "unavailable", "failed")
                        .contains(value);
            case "error" -> value.equals("none");
            case "type" ->
                Streams.types()
                        .find(value)
                        .filter(type -> type.kind() == StoredType.Kind.EVENT)
                        .isPresent();
            case "rule" ->
                value.equals("UNMAPPED")
                        || Arrays.stream(Rule.values()).map(Rule::name).anyMatch(value::equals);
            case "answer" -> Set.of("permit", "deny").contains(value);
            case "projection" ->
                product.context().getBean(Projections.class).names().contains(value);
            case "of" -> Set.of("one", "everybody").contains(value);
            default -> false;
        };
    }

    @Test
    void theFiguresTellWhatHappened() {
        await().untilAsserted(() -> {
            String text = scrape();
            assertThat(value(text, "samtykke_commands_seconds_count", "command=\"record-consents\"", "outcome=\"ok\""))
                    .isEqualTo(1);
            assertThat(value(
                            text,
                            "samtykke_commands_seconds_count",
                            "command=\"record-consents\"",
                            "outcome=\"rule-broken\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_events_recorded_total", "type=\"consent-granted\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_events_recorded_total", "type=\"purpose-defined\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_data_withheld_items_total", "rule=\"UNASKED\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_data_withheld_items_total", "rule=\"UNMAPPED\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_permissions_answered_total", "rule=\"PERMITTED\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_permissions_answered_total", "rule=\"UNKNOWN_PURPOSE\""))
                    .isEqualTo(1);
            assertThat(value(text, "samtykke_profile_streams", "of=\"one\"")).isEqualTo(1);
            double head = value(text, "samtykke_events_head");
            assertThat(head).isGreaterThan(8);
            assertThat(value(text, "samtykke_projection_position", "projection=\"customer\""))
                    .isEqualTo(head);
            assertThat(value(text, "samtykke_projection_lag", "projection=\"customer\""))
                    .isZero();
            assertThat(value(text, "samtykke_projection_dead_letters", "projection=\"customer\""))
                    .isZero();
            assertThat(value(text, "samtykke_evidence_size")).isEqualTo(head + 1);
            assertThat(value(text, "samtykke_evidence_uncovered")).isZero();
            assertThat(value(text, "samtykke_evidence_checkpoint_age_seconds")).isBetween(0.0, 300.0);
            assertThat(value(text, "samtykke_evidence_stopped")).isZero();
            assertThat(value(text, "http_server_requests_seconds_count", "uri=\"/api/v1/consents\"", "status=\"200\""))
                    .isEqualTo(1);
        });
    }

    @Test
    void whatIsScrapedHasNothingOfAnybody() {
        String text = scrape();

        run.secrets().forEach(secret -> assertThat(text).doesNotContain(secret));
        assertThat(text).doesNotContainPattern(UUID);
    }

    @Test
    void theDashboardIsOneThatGrafanaReads() throws IOException {
        Dashboard dashboard = Dashboard.read();
        JsonNode json = dashboard.json();

        assertThat(json.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(json.get("title").asString()).isEqualTo("Samtykke");
        assertThat(json.at("/templating/list").findValuesAsString("name")).contains("datasource", "instance");
        assertThat(dashboard.panels().map(panel -> panel.get("id").asInt()).toList())
                .doesNotHaveDuplicates();
        assertThat(dashboard.graphs()).hasSizeGreaterThan(20).allSatisfy(panel -> {
            assertThat(panel.get("type").asString()).isIn("timeseries", "stat");
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
            assertThat(panel.at("/gridPos/w").asInt() + panel.at("/gridPos/x").asInt())
                    .isBetween(1, 24);
            assertThat(panel.get("title").asString()).isNotBlank();
            assertThat(panel.get("targets").size()).isPositive();
        });
    }

    @Test
    void theDashboardShowsOnlyMetricsThatThereAreAndAllOfOurs() throws IOException {
        Set<String> exported = exported();
        Set<String> shown = Dashboard.read().metrics();

        assertThat(exported).containsAll(shown);
        assertThat(shown.stream().map(MetricsTest::base).collect(Collectors.toSet()))
                .containsAll(ours(exported));
    }

    @Test
    void namesAreFoundInExpressions() {
        assertThat(Dashboard.metrics("sum by (rule) (rate(a_total{x=\"b_c\"}[5m])) / max(d) > 0"))
                .containsExactly("a_total", "d");
    }

    @Test
    void everyMetricOfOursIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "monitoring.md"));

        assertThat(ours(exported()))
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(page).contains("`" + name));
    }

    /** The names of our own metrics, without the endings that a timer's several series have. */
    private static Set<String> ours(Set<String> exported) {
        return exported.stream()
                .filter(name -> name.startsWith("samtykke_"))
                .map(MetricsTest::base)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String base(String name) {
        return name.replaceAll("_seconds_(count|sum|max|bucket)$", "_seconds");
    }

    private static Set<String> exported() {
        return scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scrape() {
        return product.get("/actuator/prometheus", product.token("monitoring")).body();
    }

    private static double value(String text, String name, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
