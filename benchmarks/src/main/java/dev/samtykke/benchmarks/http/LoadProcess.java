package dev.samtykke.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.benchmarks.OwnJvm;
import dev.samtykke.benchmarks.load.LoadGenerator;
import dev.samtykke.benchmarks.load.LoadOrder;
import dev.samtykke.benchmarks.load.LoadResult;

/** The process of the load generator. */
final class LoadProcess implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader results;

    private LoadProcess(Process process) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.results = process.inputReader(StandardCharsets.UTF_8);
    }

    static LoadProcess start() throws IOException {
        // One thread of load needs no parallel collector beside the product.
        return new LoadProcess(OwnJvm.of(LoadGenerator.class, List.of("-XX:+UseSerialGC", "-Xmx512m"), List.of())
                .start());
    }

    /** @throws IOException when the load could not be sent, or requests were refused */
    LoadResult send(LoadOrder order) throws IOException {
        orders.println(JSON.writeValueAsString(order));
        @Nullable String line = results.readLine();
        if (line == null) {
            throw new IOException("The load generator ended");
        }
        LoadResult result = JSON.readValue(line, LoadResult.class);
        if (result.refused() > 0) {
            throw new IOException(result.refused() + " requests of " + order.kind() + " were refused");
        }
        return result;
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
