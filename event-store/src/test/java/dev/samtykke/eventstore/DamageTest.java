package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class DamageTest {

    private final Path folder;

    DamageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyFlippedBitOfAStoredEventIsAnErrorThatNamesItsPosition() throws RocksDBException {
        DomainEventMessage<String> second = event("a", 1);
        try (TestStore store = TestStore.open(folder)) {
            store.append(event("a", 0), second, event("a", 2));
        }
        try (Database database = Database.open(EventStoreOptions.in(folder))) {
            EventReader reader = new EventReader(
                    database,
                    new EventCodec(Names.load(database, new Appender(database, new Head(2), WriteGroup::write))));
            byte[] key = Keys.position(1);
            byte[] value = database.rocks().get(database.handle(Column.EVENTS), key);
            for (int bit = 0; bit < value.length * Byte.SIZE; bit++) {
                byte[] damaged = value.clone();
                damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                database.rocks().put(database.handle(Column.EVENTS), key, damaged);

                assertDamaged(() -> reader.range(0, 3), "position 1");
                assertDamaged(() -> reader.ofAggregate("a", 0, 10), "position 1");
                assertDamaged(() -> reader.positionOf(second.getIdentifier()), "position 1");
            }
            database.rocks().put(database.handle(Column.EVENTS), key, value);
            assertThat(reader.range(0, 3)).hasSize(3);
        }
    }

    @Test
    void aMissingEventIsAnErrorThatNamesItsPosition() throws RocksDBException {
        try (TestStore store = TestStore.open(folder)) {
            store.append(event("a", 0), event("a", 1), event("a", 2));
        }
        try (RawStore raw = new RawStore(folder)) {
            raw.delete(Column.EVENTS, Keys.position(1));
        }
        try (TestStore store = TestStore.open(folder)) {
            assertDamaged(store::all, "position 1");
            assertDamaged(() -> store.engine().readEvents("a").asStream().toList(), "position 1");
        }
    }

    @Test
    void anEventThatTookTheIntactBytesOfAnotherIsAnError() throws RocksDBException {
        try (TestStore store = TestStore.open(folder)) {
            store.append(event("a", 0), event("a", 1));
        }
        try (RawStore raw = new RawStore(folder)) {
            raw.put(Column.EVENTS, Keys.position(0), raw.get(Column.EVENTS, Keys.position(1)));
        }
        try (TestStore store = TestStore.open(folder)) {
            assertDamaged(store::all, "position 0");
        }
    }

    @Test
    void anIndexThatLeadsToAnotherEventIsAnError() throws RocksDBException {
        DomainEventMessage<String> first = event("a", 0);
        try (TestStore store = TestStore.open(folder)) {
            store.append(first, event("a", 1));
        }
        try (RawStore raw = new RawStore(folder)) {
            raw.put(Column.IDS, Keys.digest(first.getIdentifier()), Keys.varint(1));
            raw.put(Column.STREAMS, Keys.sequence(Keys.digest("a"), 0), Keys.varint(1));
        }
        try (TestStore store = TestStore.open(folder)) {
            assertDamaged(() -> store.engine().readEvents("a").asStream().toList(), "event 0 of aggregate a");
            assertDamaged(() -> store.storage().positionOf(first.getIdentifier()), first.getIdentifier());
        }
    }

    @Test
    void aDamagedTypeNameKeepsTheStoreClosed() throws RocksDBException {
        try (TestStore store = TestStore.open(folder)) {
            store.append(event("a", 0));
        }
        try (RawStore raw = new RawStore(folder)) {
            byte[] value = raw.get(Column.NAMES, Keys.position(1));
            value[value.length - 1] ^= 2;
            raw.put(Column.NAMES, Keys.position(1), value);
        }
        assertDamaged(() -> EventStorage.open(EventStoreOptions.in(folder)), "type name 1");
    }

    @Test
    void aFlippedByteInAFileOfEventsIsAnErrorAndNeverAnotherEvent() throws Exception {
        int events = 3_000;
        try (TestStore store = TestStore.open(folder)) {
            store.appendInHundreds(IntStream.range(0, events)
                    .mapToObj(i -> event("a", i, UUID.randomUUID().toString())));
        }
        Path file = folder.resolve(fileOfEvents());
        byte[] intact = Files.readAllBytes(file);
        // The data blocks, which take the first nine tenths and more.
        for (int tenth = 0; tenth < 9; tenth++) {
            int offset = intact.length / 10 * tenth + 17;
            byte[] damaged = intact.clone();
            damaged[offset] ^= 0x10;
            Files.write(file, damaged);
            try (TestStore store = TestStore.open(folder)) {
                assertThatThrownBy(store::all)
                        .isInstanceOf(DamagedRecordException.class)
                        .hasMessageContaining("event at position ");
            }
        }
    }

    private String fileOfEvents() throws RocksDBException {
        try (RawStore raw = new RawStore(folder)) {
            List<String> files = raw.files(Column.EVENTS);
            assertThat(files).hasSize(1);
            return files.get(0);
        }
    }

    @Nested
    class ACrashedStoreWhoseLogIs {

        private static final int EVENTS = 50;

        private final Path crashed = folder.resolve("crashed");

        @BeforeEach
        void crash() throws IOException {
            try (TestStore store = TestStore.open(folder.resolve("running"))) {
                for (int i = 0; i < EVENTS; i++) {
                    store.append(event("a", i));
                }
                // What a crash at this moment would leave.
                copy(folder.resolve("running"), crashed);
            }
        }

        @Test
        void wholeHasEveryEvent() {
            try (TestStore store = TestStore.open(crashed)) {
                assertThat(store.all()).hasSize(EVENTS);
            }
        }

        @Test
        void damagedAnywhereIsRefusedAndNeverLosesAnEvent() throws IOException {
            Path log = log(crashed);
            byte[] intact = Files.readAllBytes(log);
            // Checksum, length and kind of the first records, and places in all others.
            for (int offset = 0; offset < intact.length; offset += offset < 16 ? 1 : intact.length / 30) {
                byte[] damaged = intact.clone();
                damaged[offset] ^= 0x40;
                Files.write(log, damaged);

                assertDamaged(() -> EventStorage.open(EventStoreOptions.in(crashed)), crashed.toString());
            }
            Files.write(log, intact);
            wholeHasEveryEvent();
        }

        @Test
        void cutOffIsRefusedAndNeverLosesAnEvent() throws IOException {
            Path log = log(crashed);
            byte[] intact = Files.readAllBytes(log);
            for (int length : new int[] {0, intact.length / 2, intact.length - 1}) {
                Files.write(log, Arrays.copyOf(intact, length));

                assertDamaged(() -> EventStorage.open(EventStoreOptions.in(crashed)), "was acknowledged");
            }
            Files.write(log, intact);
            wholeHasEveryEvent();
        }

        @Test
        void longerByAHalfWrittenRecordIsTakenWithoutIt() throws IOException {
            Path log = log(crashed);
            byte[] intact = Files.readAllBytes(log);
            byte[] torn = Arrays.copyOf(intact, intact.length + 40);
            // A whole record of 1,000 octets is announced: after its checksum its length, the low octet first, and
            // kind.
            torn[intact.length + 4] = (byte) 0xE8;
            torn[intact.length + 5] = 3;
            torn[intact.length + 6] = 1;
            Files.write(log, torn);

            wholeHasEveryEvent();
        }
    }

    @Test
    void aDamagedHighWaterMarkIsRefused() throws IOException {
        TestStore.open(folder).close();
        Path mark = folder.resolve("acknowledged");
        byte[] damaged = Files.readAllBytes(mark);
        damaged[damaged.length - 1] ^= 1;
        Files.write(mark, damaged);

        assertDamaged(() -> EventStorage.open(EventStoreOptions.in(folder)), mark.toString());
    }

    private static Path log(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
            assertThat(logs).hasSize(1);
            return logs.get(0);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void assertDamaged(ThrowingCallable read, String named) {
        assertThatThrownBy(read).isInstanceOf(DamagedRecordException.class).hasMessageContaining(named);
    }
}
