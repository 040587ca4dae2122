package dev.samtykke.standalone.mongo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * Listens on a free port of the loopback address and serves the MongoDB wire protocol to whoever knows the secret.
 *
 * <p>The library's own listener would serve every account on the machine, and it has no authentication.
 */
final class MongodbListener implements AutoCloseable {

    private static final int DEFAULT_THREADS = 0;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(DEFAULT_THREADS, NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(threads.next());
    private final Channel channel;

    MongodbListener(MongoBackend backend, ConnectionSecret secret) {
        this.channel = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        client.pipeline().addLast(new SecretHandshake(secret, () -> protocol(client, backend)));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    private void protocol(Channel client, MongoBackend backend) {
        ChannelPipeline pipeline = client.pipeline();
        pipeline.addLast(new MongoWireReplyEncoder());
        pipeline.addLast(new MongoWireMessageEncoder());
        pipeline.addLast(new MongoWireProtocolHandler());
        pipeline.addLast(new MongoDatabaseHandler(backend, clients));
        pipeline.addLast(new MongoExceptionHandler());
        clients.add(client);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Takes no more clients, lets requests under way finish, and closes. */
    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
