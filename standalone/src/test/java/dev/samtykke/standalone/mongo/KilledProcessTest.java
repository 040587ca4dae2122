package dev.samtykke.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes as a projection does, with SIGKILL, and looks at what its file holds. */
class KilledProcessTest {

    private static final int ENOUGH = 3_000;

    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void aPrefixOfTheWritesSurvivesWithItsTokenAndCanBeContinued() throws IOException, InterruptedException {
        Path file = folder.resolve("projections.mv");
        int answered = killWhileWriting(file);

        try (EmbeddedMongodb server = EmbeddedMongodb.open(file, EmbeddedMongodbTest.SETTINGS);
                MongoClient client = server.connect()) {
            MongoDatabase database = client.getDatabase("samtykke");
            MongoCollection<Document> documents = database.getCollection(ProjectingProcess.DOCUMENTS);
            Set<Integer> survived = new HashSet<>();
            documents.find().forEach(document -> survived.add(document.getInteger("_id")));

            assertThat(survived).isNotEmpty().hasSizeLessThanOrEqualTo(answered + 2);
            for (int id = 0; id < survived.size(); id++) {
                assertThat(survived).as("a prefix has no gap").contains(id);
                assertThat(documents.find(Filters.eq("key", "k" + id)).first())
                        .as("found by its unique index")
                        .isNotNull();
            }
            int token = token(database);
            assertThat(token).as("the token is never ahead of the documents").isLessThan(survived.size());
            assertThat(survived.size() - token).isLessThanOrEqualTo(2);
            for (int id = survived.size(); id < answered; id++) {
                ProjectingProcess.project(database, id);
            }
            assertThat(documents.countDocuments()).isEqualTo(Math.max(answered, survived.size()));
        }
    }

    private static int token(MongoDatabase database) {
        Document token = database.getCollection(ProjectingProcess.TOKENS).find().first();
        return token == null ? -1 : token.getInteger("position");
    }

    private static int killWhileWriting(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dlogback.configurationFile=logback-without-folder.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProjectingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int answered = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                answered = Integer.parseInt(line) + 1;
                if (answered == ENOUGH) {
                    // The handle only kills; Process.destroyForcibly would also drop what was printed before.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(answered).isGreaterThanOrEqualTo(ENOUGH);
        return answered;
    }
}
