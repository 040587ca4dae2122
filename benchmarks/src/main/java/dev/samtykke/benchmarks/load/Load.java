package dev.samtykke.benchmarks.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import org.HdrHistogram.Histogram;

/** One load while it is sent: counts, times, and when it is over. All of it happens on the one thread of the loop. */
final class Load {

    private final LoadOrder order;
    private final Requests requests;
    private final CompletableFuture<LoadResult> done = new CompletableFuture<>();
    private final Histogram latencies = new Histogram(3);
    private final Bootstrap bootstrap = new Bootstrap();
    private final long begin = System.nanoTime();
    private long sent;
    private long answered;
    private long refused;
    private int open;

    Load(LoadOrder order, Requests requests) {
        this.order = order;
        this.requests = requests;
    }

    /** Opens the connections; the result comes when the last of them has its last answer. */
    CompletableFuture<LoadResult> start(EventLoopGroup loop) {
        open = order.connections();
        bootstrap.group(loop).channel(NioSocketChannel.class).handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new HttpResponseDecoder(), new Connection(Load.this));
            }
        });
        for (int i = 0; i < order.connections(); i++) {
            connect();
        }
        return done;
    }

    /** Opens one connection; also when the product, as servers do from time to time, closed one between two requests. */
    void connect() {
        bootstrap.connect("127.0.0.1", order.port()).addListener(connected -> {
            if (!connected.isSuccess()) {
                failed(connected.cause());
            }
        });
    }

    boolean isOver() {
        return sent >= order.requests() || System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(order.millis());
    }

    boolean readsAnswers() {
        return Requests.isInstructive(order);
    }

    byte[] next() {
        sent++;
        return requests.next(order);
    }

    void answered(boolean success, long nanos, String body) {
        latencies.recordValue(nanos);
        if (success) {
            answered++;
        } else {
            refused++;
        }
        if (success && readsAnswers()) {
            requests.learn(body);
        }
    }

    void closed() {
        open--;
        if (open == 0) {
            done.complete(new LoadResult(
                    answered,
                    refused,
                    (System.nanoTime() - begin) / 1e9,
                    latencies.getValueAtPercentile(50) / 1e6,
                    latencies.getValueAtPercentile(99) / 1e6));
        }
    }

    void failed(Throwable cause) {
        done.completeExceptionally(cause);
    }
}
