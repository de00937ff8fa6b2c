package io.pipetrail.eventstore.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The line between clients and a server, which can be cut, held up, or made to lose an answer, where it hurts. */
public final class Wire implements AutoCloseable {

    private final ServerSocket here;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Fatal> fatal = new AtomicReference<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong sendable = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong receivable = new AtomicLong(Long.MAX_VALUE);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile int server;

    /** Leads to a port of this machine. */
    public Wire(int server) {
        this.server = server;
        try {
            here = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where clients are to connect to. */
    public int port() {
        return here.getLocalPort();
    }

    /** Leads new connections to another port. */
    public void leadTo(int port) {
        server = port;
    }

    /** The next time that this is sent the server gets it, and nobody gets its answer. */
    public void loseAnswerTo(String text) {
        fatal.set(new Fatal(text, false));
    }

    /** The same for what is sent next on the same connection, once this was. */
    public void loseAnswerAfter(String text) {
        fatal.set(new Fatal(text, true));
    }

    /** How many answers were lost. */
    public int lost() {
        return lost.get();
    }

    /** Breaks the line over which so many bytes more will have gone to the server. */
    public void breakAfterSending(long bytes) {
        sendable.set(bytes);
    }

    /** Breaks the line over which so many bytes more will have come from the server. */
    public void breakAfterReceiving(long bytes) {
        receivable.set(bytes);
    }

    /** How many bytes would have to go to the server until the line breaks. */
    public long untilBreakBySending() {
        return sendable.get();
    }

    /** How many bytes would have to come from the server until the line breaks. */
    public long untilBreakByReceiving() {
        return receivable.get();
    }

    /** From now on nothing goes through, and nobody is told. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    /** Everything goes on, with what was held up. */
    public void release() {
        held.countDown();
    }

    /** Breaks all lines there are. */
    public void cut() {
        lines.forEach(Line::close);
    }

    @Override
    public void close() {
        release();
        try {
            here.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                connect(here.accept());
            } catch (IOException nobodyThere) {
                fatal.set(null);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), server));
            lines.add(line);
            Thread.ofVirtual().start(() -> line.pass(true));
            Thread.ofVirtual().start(() -> line.pass(false));
        } catch (IOException noServer) {
            client.close();
        }
    }

    /** What may not be answered: this text, or what comes next. */
    private record Fatal(String text, boolean next) {}

    /** One connection. */
    private final class Line {

        private final Socket client;
        private final Socket far;
        private volatile boolean answerLost;
        private volatile @Nullable Fatal begun;

        private Line(Socket client, Socket far) {
            this.client = client;
            this.far = far;
        }

        private void pass(boolean sending) {
            var buffer = new byte[65536];
            var budget = sending ? sendable : receivable;
            try {
                var in = (sending ? client : far).getInputStream();
                var out = (sending ? far : client).getOutputStream();
                for (var read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    held.await();
                    if (isStopped(sending, new String(buffer, 0, read, ISO_8859_1))) return;
                    var left = budget.getAndUpdate(bytes -> bytes == Long.MAX_VALUE ? bytes : 0);
                    out.write(buffer, 0, (int) Math.clamp(left, 0, read));
                    if (left < read) {
                        budget.set(Long.MAX_VALUE);
                        return;
                    }
                    if (left != Long.MAX_VALUE) budget.set(left - read);
                }
            } catch (IOException | InterruptedException closed) {
                answerLost = true;
            } finally {
                close();
            }
        }

        private boolean isStopped(boolean sending, String text) {
            if (!sending && answerLost) {
                lost.incrementAndGet();
                return true;
            }
            if (sending) look(text);
            return false;
        }

        private void look(String text) {
            var words = fatal.get();
            if (words == null) return;
            var said = text.contains(words.text());
            if (said && words.next()) {
                begun = words;
            } else if (said || begun == words) {
                answerLost = fatal.compareAndSet(words, null);
            }
        }

        private void close() {
            lines.remove(this);
            try (client;
                    far) {
                answerLost = true;
            } catch (IOException closedAlready) {
                lines.remove(this);
            }
        }
    }
}
