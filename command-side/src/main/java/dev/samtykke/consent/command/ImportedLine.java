package dev.samtykke.consent.command;

import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.problem.InvalidRequest;
import dev.samtykke.http.problem.StrictReader;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.identity.command.SubjectReader;

/**
 * Makes of one line of an import the command that the same body would be at {@code POST /api/v1/consents}, but for two
 * things: who acted is the import unless the line says otherwise, and its place in the import is its idempotency key.
 */
public final class ImportedLine {

    private static final String KIND = "consent-import-line";

    private final StrictReader reader;
    private final SubjectReader subjects;
    private final CommandDispatcher dispatcher;
    private final RequestFingerprints fingerprints;
    private final EventPositions positions;
    private final JsonMapper json;

    public ImportedLine(
            StrictReader reader,
            SubjectReader subjects,
            CommandDispatcher dispatcher,
            RequestFingerprints fingerprints,
            EventPositions positions,
            JsonMapper json) {
        this.reader = reader;
        this.subjects = subjects;
        this.dispatcher = dispatcher;
        this.fingerprints = fingerprints;
        this.positions = positions;
        this.json = json;
    }

    /**
     * The command of a line, ready to be sent.
     *
     * @param fingerprint keyed hash of the line, so that another line in its place is noticed
     */
    record Parsed(long number, RecordConsents command, String fingerprint) {}

    /**
     * Reads a line.
     *
     * @throws dev.samtykke.rules.RuleBroken when it is not a valid request
     */
    Parsed parse(ImportLines.Line line, RequestContext caller) {
        byte[] text = line.text();
        if (text == null) {
            throw new InvalidRequest("body", "line-too-long");
        }
        ConsentRequest request = reader.read(text, ConsentRequest.class);
        RecordConsents given = request.toCommand(subjects.subject(request.subject(), "subject"), caller.actor());
        return new Parsed(
                line.number(),
                new RecordConsents(
                        given.subject(), given.decisions(), given.evidence().fromImport()),
                fingerprints.ofRequest(KIND, json.writeValueAsBytes(request)));
    }

    /**
     * Carries a line out, or answers what it answered first.
     *
     * @throws dev.samtykke.rules.RuleBroken when a rule forbids it
     */
    ConsentController.Recorded apply(String importId, Parsed line, RequestContext caller) {
        String key = fingerprints.ofReference(KIND, importId + "\n" + line.number());
        CommandContext context = new CommandContext(caller.actor(), caller.traceId(), key, line.fingerprint());
        return ConsentController.Recorded.of(dispatcher.send(line.command(), context, ConsentsAnswer.class), positions);
    }
}
