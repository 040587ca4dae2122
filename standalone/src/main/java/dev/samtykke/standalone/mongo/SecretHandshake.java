package dev.samtykke.standalone.mongo;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5InitialResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5AddressType;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequest;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequest;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5Message;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequest;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import io.netty.handler.codec.socksx.v5.Socks5ServerEncoder;

/**
 * Asks a new connection for the secret before it may speak the MongoDB protocol.
 *
 * <p>The MongoDB driver cannot send a secret of our own, and the embedded server knows none of MongoDB's ways to
 * authenticate; but the driver can connect through a SOCKS5 proxy with a password (RFC 1928, RFC 1929). So this is a
 * proxy to nowhere else than the server behind it: after the handshake the bytes go straight on, at no further cost.
 */
final class SecretHandshake extends SimpleChannelInboundHandler<Socks5Message> {

    private final ConnectionSecret secret;
    private final Runnable welcome;
    private boolean known;

    /** @param welcome makes the connection speak MongoDB */
    SecretHandshake(ConnectionSecret secret, Runnable welcome) {
        this.secret = secret;
        this.welcome = welcome;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addFirst(new Socks5InitialRequestDecoder());
        pipeline.addFirst(Socks5ServerEncoder.DEFAULT);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Socks5Message message) {
        if (message.decoderResult().isFailure()) {
            context.close();
        } else if (message instanceof Socks5InitialRequest) {
            context.pipeline().replace(Socks5InitialRequestDecoder.class, null, new Socks5PasswordAuthRequestDecoder());
            context.writeAndFlush(new DefaultSocks5InitialResponse(Socks5AuthMethod.PASSWORD));
        } else if (message instanceof Socks5PasswordAuthRequest request
                && secret.is(request.username(), request.password())) {
            known = true;
            context.pipeline().replace(Socks5PasswordAuthRequestDecoder.class, null, new Socks5CommandRequestDecoder());
            context.writeAndFlush(new DefaultSocks5PasswordAuthResponse(Socks5PasswordAuthStatus.SUCCESS));
        } else if (message instanceof Socks5CommandRequest && known) {
            open(context);
        } else {
            context.writeAndFlush(new DefaultSocks5PasswordAuthResponse(Socks5PasswordAuthStatus.FAILURE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void open(ChannelHandlerContext context) {
        context.writeAndFlush(
                new DefaultSocks5CommandResponse(Socks5CommandStatus.SUCCESS, Socks5AddressType.IPv4, "127.0.0.1", 0));
        welcome.run();
        ChannelPipeline pipeline = context.pipeline();
        pipeline.remove(this);
        pipeline.remove(Socks5CommandRequestDecoder.class);
        pipeline.remove(Socks5ServerEncoder.class);
        pipeline.fireChannelActive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }
}
