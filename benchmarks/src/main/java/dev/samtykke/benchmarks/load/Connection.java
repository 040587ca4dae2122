package dev.samtykke.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** A kept-alive connection that sends a request as soon as the one before is answered. */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private final Load load;
    private final StringBuilder body = new StringBuilder();
    private long sentAt;
    private boolean success;
    private boolean last;

    Connection(Load load) {
        this.load = load;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (message instanceof HttpResponse response) {
            success = response.status().code() / 100 == 2;
            last = !HttpUtil.isKeepAlive(response);
        }
        if (message instanceof HttpContent content && load.readsAnswers()) {
            body.append(content.content().toString(UTF_8));
        }
        if (message instanceof LastHttpContent) {
            load.answered(success, System.nanoTime() - sentAt, body.toString());
            body.setLength(0);
            if (last) {
                context.close();
            } else {
                send(context);
            }
        }
    }

    private void send(ChannelHandlerContext context) {
        if (load.isOver()) {
            last = true;
            context.close();
            return;
        }
        sentAt = System.nanoTime();
        context.writeAndFlush(Unpooled.wrappedBuffer(load.next()), context.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!last) {
            load.failed(new IllegalStateException("The product closed a connection with a request on it"));
        } else if (load.isOver()) {
            load.closed();
        } else {
            load.connect();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        load.failed(cause);
        context.close();
    }
}
