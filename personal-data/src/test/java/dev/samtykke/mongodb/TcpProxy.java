package dev.samtykke.mongodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and a server on this machine, and is what a bad network is: slow, silent, or cut. */
public final class TcpProxy implements AutoCloseable {

    private enum Mode {
        OPEN,
        SILENT,
        CUT
    }

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.OPEN;
    private volatile Duration delay = Duration.ZERO;

    /** A proxy before the server of a MongoDB address with one host and a port. */
    public TcpProxy(String mongodbUri) {
        String[] parts = mongodbUri.replaceFirst("^mongodb://", "").split("[:/]", 3);
        this.server = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /** The address of the server behind it. */
    public String uri() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort();
    }

    /** Whatever is sent arrives, each piece this much later. */
    public void open(Duration later) {
        delay = later;
        mode = Mode.OPEN;
    }

    /** Whatever is sent arrives. */
    public void open() {
        open(Duration.ZERO);
    }

    /** Connections are accepted and stay, and nothing arrives, not even later. */
    public void silence() {
        mode = Mode.SILENT;
    }

    /** Connections break, and new ones do at once. */
    public void cut() {
        mode = Mode.CUT;
        sockets.forEach(TcpProxy::close);
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                if (mode == Mode.CUT) {
                    close(client);
                } else {
                    connect(client);
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) {
        Socket behind = new Socket();
        sockets.add(client);
        sockets.add(behind);
        try {
            behind.connect(server);
            thread(() -> copy(client, behind));
            thread(() -> copy(behind, client));
        } catch (IOException e) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                LockSupport.parkNanos(delay.toNanos());
                if (mode == Mode.OPEN) {
                    out.write(buffer, 0, read);
                } else {
                    swallow(in, buffer);
                }
            }
        } catch (IOException e) {
            // one side is gone, and so is the other
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** A connection that has lost a piece can never be used again. */
    private void swallow(InputStream in, byte[] buffer) throws IOException {
        while (mode == Mode.SILENT && in.read(buffer) >= 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        throw new IOException("broken");
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            // it is gone already
        }
    }
}
