package dev.samtykke.benchmarks;

import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/** The process of one part: writes its figures as JSON into a file. */
final class PartProcess {

    private PartProcess() {}

    /** @param arguments the file, the part, and the options of the command line */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Session session = new Session(Options.parse(given.subList(2, given.size()), OwnJvm.ownJar()));
        Benchmarks.part(given.get(1)).run(session);
        JsonMapper.shared().writeValue(Path.of(given.get(0)).toFile(), session.figures());
        System.exit(0); // whatever threads a measured component left behind
    }
}
