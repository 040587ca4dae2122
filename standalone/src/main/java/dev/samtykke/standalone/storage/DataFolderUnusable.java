package dev.samtykke.standalone.storage;

/** The process cannot start on its data folder; the message is for the operator. */
public final class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the file or folder and what is wrong with it */
    public DataFolderUnusable(String message) {
        super(message);
    }

    /** @param message one sentence that names the file or folder and what is wrong with it */
    public DataFolderUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
