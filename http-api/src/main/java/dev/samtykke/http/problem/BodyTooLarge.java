package dev.samtykke.http.problem;

import java.io.IOException;

/** Reading a request body went beyond the limit of this server. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;
}
