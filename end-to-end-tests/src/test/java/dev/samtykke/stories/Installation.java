package dev.samtykke.stories;

import java.util.Map;

/** A Samtykke that runs and answers at one origin, however many processes that takes. */
interface Installation extends AutoCloseable {

    /** The origin. */
    String url();

    /** @param role {@code admin}, {@code compliance}, {@code front-end} or {@code destination-demo} */
    Client client(String role);

    /** Kills whatever takes commands, as {@code kill -9} does, and returns when commands are taken again. */
    void crash() throws Exception;

    /** The variables of a shell in which the documentation's lines are typed. */
    Map<String, String> shellVariables();

    /** What else such a shell needs here, after the README has defined its functions. */
    String shellFunctions();

    @Override
    void close();
}
