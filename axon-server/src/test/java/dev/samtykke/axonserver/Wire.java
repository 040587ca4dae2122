package dev.samtykke.axonserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The network between a node and the server, which a test can break. */
public final class Wire implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream(); // locks itself
    private volatile boolean answersAreLost;
    private volatile boolean cut;

    public Wire(String server) throws IOException {
        this.host = server.substring(0, server.lastIndexOf(':'));
        this.port = Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** From now on what is sent arrives, and nothing comes back. */
    public void loseAnswers() {
        answersAreLost = true;
    }

    /** All that went over it so far, in both directions. */
    public String passed() {
        return passed.toString(StandardCharsets.ISO_8859_1);
    }

    /** Ends every connection, and any new one at once. */
    public void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    /** As if nothing had been. */
    public void mend() {
        cut();
        answersAreLost = false;
        cut = false;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            if (cut) {
                close(client);
                continue;
            }
            Socket server = new Socket(host, port);
            open.addAll(List.of(client, server));
            start(() -> copy(client, server, false));
            start(() -> copy(server, client, true));
        }
    }

    private void copy(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passed.write(buffer, 0, read);
                if (!(answers && answersAreLost)) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // that is how it ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // that is what was wanted
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
