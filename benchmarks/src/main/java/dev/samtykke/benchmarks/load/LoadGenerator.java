package dev.samtykke.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@link LoadOrder} per line and answers each with a line that holds its {@link LoadResult}. */
public final class LoadGenerator {

    private LoadGenerator() {}

    public static void main(String[] arguments) throws IOException {
        JsonMapper json = JsonMapper.shared();
        Requests requests = new Requests();
        MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                LoadOrder order = json.readValue(line, LoadOrder.class);
                System.out.println(json.writeValueAsString(
                        new Load(order, requests).start(loop).join()));
            }
        } finally {
            loop.shutdownGracefully();
        }
    }
}
