package dev.samtykke.eventsourcing.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.samtykke.personaldata.sealing.OpenedPayload;
import dev.samtykke.personaldata.sealing.PayloadSealer;

/**
 * Holds every stored event type to its golden files {@code src/test/resources/events/<name>.v<revision>.json}, one per
 * revision that was ever stored. A golden file has three parts: {@code clear}, the payload as people read it;
 * {@code stored}, what really was written, sealed with {@link GoldenKeys}; and, once the revision is an old one,
 * {@code readAs}, the clear payload of the record that upcasters make of it. The records are {@link SampleRecord}s.
 *
 * <p>Run with {@code -Dgolden.write=true} to add what is missing, and look at the difference before you commit it. What
 * is there already is never rewritten: it stands for history that nobody can change either. Only the file of a revision
 * that was never released may be deleted and written anew.
 */
public abstract class GoldenEventsContract {

    private static final String CHANGED = "The stored form has changed. If this revision was ever released, raise the"
            + " revision and add an upcaster; if not, delete its golden file and write it with -Dgolden.write=true";

    private final PayloadSealer sealer = new PayloadSealer(new GoldenKeys(), new SecureRandom());
    private final EventTypes types = types();
    private final EventSerializer serializer = new EventSerializer(types, sealer);

    /** All that can be stored. */
    protected abstract EventTypes types();

    /** Where the golden files are. */
    protected Path folder() {
        return Path.of("src", "test", "resources", "events");
    }

    /** The upcasters of old revisions, with this sealer. */
    protected Upcasters upcasters(PayloadSealer sealer) {
        return new Upcasters(sealer);
    }

    @Test
    void everyGoldenFileBelongsToARevisionOfAnEvent() {
        assertThat(GoldenFile.names(folder()))
                .containsExactlyInAnyOrderElementsOf(events().flatMap(type -> IntStream.rangeClosed(1, type.revision())
                                .mapToObj(revision -> GoldenFile.name(type.name(), revision)))
                        .collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> todaysRevisionIsWrittenAndReadAsInItsGoldenFile() {
        return events().map(type -> DynamicTest.dynamicTest(
                GoldenFile.name(type.name(), type.revision()),
                () -> checkCurrent(type, SampleRecord.of(type.recordClass()))));
    }

    @TestFactory
    Stream<DynamicTest> everyOldRevisionIsStillReadAsInItsGoldenFile() {
        return events().flatMap(type -> IntStream.range(1, type.revision())
                .mapToObj(revision -> DynamicTest.dynamicTest(
                        GoldenFile.name(type.name(), revision), () -> checkOld(type, revision))));
    }

    private void checkCurrent(StoredType type, Record sample) {
        GoldenFile golden = GoldenFile.of(folder(), type.name(), type.revision());
        golden.addIfMissing(GoldenFile.CLEAR, () -> sealer.clear(sample));
        golden.addIfMissing(GoldenFile.STORED, () -> GoldenFile.parse(sealer.sealEvent(type.name(), sample)));

        checkOpened(type, golden);
        assertThat(sealer.clear(sample)).as(CHANGED).isEqualTo(golden.part(GoldenFile.CLEAR));
        assertThat(read(type, type.revision(), golden)).isEqualTo(sample);
    }

    private void checkOld(StoredType type, int revision) {
        GoldenFile golden = GoldenFile.of(folder(), type.name(), revision);
        ObjectNode readAs = sealer.clear(read(type, revision, golden));
        golden.addIfMissing(GoldenFile.READ_AS, () -> readAs);

        checkOpened(type, golden);
        assertThat(readAs).isEqualTo(golden.part(GoldenFile.READ_AS));
    }

    private void checkOpened(StoredType type, GoldenFile golden) {
        OpenedPayload opened = sealer.open(type.name(), golden.bytes(GoldenFile.STORED));

        assertThat(opened.salt()).isPresent();
        assertThat(opened.payload()).isEqualTo(golden.part(GoldenFile.CLEAR));
    }

    /** Reads as the event store does. */
    private Record read(StoredType type, int revision, GoldenFile golden) {
        GenericDomainEventEntry<byte[]> entry = new GenericDomainEventEntry<>(
                "Golden",
                "golden",
                0,
                "golden",
                Instant.EPOCH,
                type.name(),
                String.valueOf(revision),
                golden.bytes(GoldenFile.STORED),
                MetaDataJson.write(MetaData.emptyInstance()));
        return type.recordClass()
                .cast(EventStreamUtils.upcastAndDeserializeDomainEvents(
                                Stream.of(entry), serializer, upcasters(sealer).chain())
                        .next()
                        .getPayload());
    }

    private Stream<StoredType> events() {
        return types.all().stream().filter(type -> type.kind() == StoredType.Kind.EVENT);
    }
}
