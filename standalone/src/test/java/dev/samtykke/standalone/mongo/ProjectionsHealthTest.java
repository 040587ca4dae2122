package dev.samtykke.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.time.Duration;

import com.mongodb.client.MongoClient;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class ProjectionsHealthTest {

    private static final MongodbSettings SETTINGS =
            new MongodbSettings(null, "test", Duration.ofSeconds(5), DataSize.ofMegabytes(16), Duration.ofMillis(20));

    private final MVStore store = spy(new MVStore.Builder().autoCommitDisabled().open());

    @Test
    void itIsUpWhileProjectionsAnswerAndDownWhenTheyDoNot() {
        EmbeddedMongodb embedded = new EmbeddedMongodb(store, SETTINGS);
        try (MongoClient client = embedded.connect()) {
            ProjectionsHealth health = new ProjectionsHealth(client.getDatabase("test"), () -> embedded);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            embedded.close();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void itIsDownOnceTheFileCouldNotBeWritten() {
        EmbeddedMongodb embedded = new EmbeddedMongodb(store, SETTINGS);
        try (MongoClient client = embedded.connect()) {
            ProjectionsHealth health = new ProjectionsHealth(client.getDatabase("test"), () -> embedded);
            doThrow(DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "disk full"))
                    .when(store)
                    .commit();
            await().untilAsserted(() -> assertThat(health.health())
                    .returns(Status.DOWN, Health::getStatus)
                    .returns(
                            "the disk cannot be written",
                            down -> down.getDetails().get("failure")));
        } finally {
            embedded.close();
        }
    }
}
