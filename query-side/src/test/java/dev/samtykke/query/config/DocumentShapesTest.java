package dev.samtykke.query.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.samtykke.consent.query.ConsentPart;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.identity.query.MergeRecord;
import dev.samtykke.ingestion.query.Unmapped;
import dev.samtykke.ingestion.query.WithheldDay;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.profile.query.Block;
import dev.samtykke.profile.query.Directory;
import dev.samtykke.profile.query.ProfileIndex;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.source.SourceState;
import dev.samtykke.statistics.query.ConsentKind;

class DocumentShapesTest {

    record Shape(String projection, int number, Class<?> state) {}

    /** All kinds of documents of profiles. */
    record ProfileShapes(ProfileIndex index, Block block, Directory directory) {}

    /** Both kinds of documents of what was withheld. */
    record WithheldShapes(WithheldDay day, Unmapped unmapped) {}

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("customer", DocumentShapes.CUSTOMER, CustomerState.class),
                new Shape("purpose", DocumentShapes.PURPOSE, PurposeState.class),
                new Shape("notice", DocumentShapes.NOTICE, NoticeState.class),
                new Shape("consent", DocumentShapes.CONSENT, ConsentPart.class),
                new Shape("merge", DocumentShapes.MERGE, MergeRecord.class),
                new Shape("source", DocumentShapes.SOURCE, SourceState.class),
                new Shape("current-consents", DocumentShapes.CURRENT_CONSENTS, ConsentKind.class),
                new Shape("profile", DocumentShapes.PROFILE, ProfileShapes.class),
                new Shape("withheld", DocumentShapes.WITHHELD, WithheldShapes.class));
    }

    /**
     * The file has one line for every shape that documents ever had. A line that is missing belongs to a new shape: count
     * the number in {@link DocumentShapes} up, and add the line. Lines of released versions never change.
     */
    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapeHasANumberOfItsOwn(Shape shape) throws IOException {
        SortedMap<String, String> records = new TreeMap<>();
        collect(shape.state(), records);
        CRC32 checksum = new CRC32();
        checksum.update(records.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(knownShapes())
                .contains("%s %d %08x".formatted(shape.projection(), shape.number(), checksum.getValue()));
    }

    private static String[] knownShapes() throws IOException {
        try (InputStream in = DocumentShapesTest.class.getResourceAsStream("document-shapes.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R");
        }
    }

    private static void collect(Type type, Map<String, String> records) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, records));
        } else if (type instanceof Class<?> record && record.isRecord() && !records.containsKey(record.getName())) {
            StringBuilder components = new StringBuilder();
            records.put(record.getName(), "");
            for (RecordComponent component : record.getRecordComponents()) {
                components.append(component.getName()).append(':').append(component.getGenericType());
                components.append(' ');
                collect(component.getGenericType(), records);
            }
            records.put(record.getName(), components.toString());
        }
    }
}
