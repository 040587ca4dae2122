package dev.samtykke.http.json;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import dev.samtykke.http.problem.BodyTooLarge;

/** Counts what is read and fails once it is more than the limit. */
final class LimitedInputStream extends ServletInputStream {

    private final ServletInputStream delegate;
    private long left;

    LimitedInputStream(ServletInputStream delegate, long limit) {
        this.delegate = delegate;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int read = delegate.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = delegate.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws BodyTooLarge {
        left -= bytes;
        if (left < 0) {
            throw new BodyTooLarge();
        }
    }

    @Override
    public boolean isFinished() {
        return delegate.isFinished();
    }

    @Override
    public boolean isReady() {
        return delegate.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        delegate.setReadListener(listener);
    }
}
