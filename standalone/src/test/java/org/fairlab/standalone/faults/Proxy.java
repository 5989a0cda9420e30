package org.fairlab.standalone.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** A TCP proxy on the loopback address that can be pointed elsewhere, and can lose an answer. */
final class Proxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile BooleanSupplier lose = () -> false;
    private volatile CountDownLatch lost = new CountDownLatch(0);

    Proxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Sends new connections elsewhere. */
    void target(int port) {
        target = port;
    }

    /**
     * From now on asks before each piece of an answer is passed on. When it is time, that piece is lost and every
     * connection is cut, once.
     */
    CountDownLatch loseAnswerWhen(BooleanSupplier time) {
        lost = new CountDownLatch(1);
        lose = time;
        return lost;
    }

    /** Cuts every connection. */
    void cut() {
        sockets.forEach(Proxy::close);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                // the loop ends
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            Thread questions = Thread.ofVirtual().start(() -> pass(client, server, false));
            pass(server, client, true);
            questions.join();
            sockets.removeAll(Set.of(client, server));
        } catch (IOException refused) {
            // the client sees its connection closed
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                if (answers && isLost()) {
                    cut();
                    return;
                }
                to.getOutputStream().write(piece, 0, size);
            }
        } catch (IOException ended) {
            // both sides are closed
        }
    }

    private synchronized boolean isLost() {
        if (lost.getCount() == 0 || !lose.getAsBoolean()) {
            return false;
        }
        lose = () -> false;
        lost.countDown();
        return true;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // so it is
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
