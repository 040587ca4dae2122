package dev.samtykke.benchmarks.history;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.command.ConsentCommands;
import dev.samtykke.consent.command.ConsentPolicy;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.identity.Subject;
import dev.samtykke.identity.command.IdentityFeature;
import dev.samtykke.identity.command.IdentityPolicy;
import dev.samtykke.messages.Command;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.notice.command.NoticeAnswer;
import dev.samtykke.notice.command.NoticeCommands;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.personaldata.identifiers.IdentifierNormalizer;
import dev.samtykke.personaldata.identifiers.IdentifierRules;
import dev.samtykke.personaldata.secrets.SubjectLogKey;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.command.PurposeAnswer;
import dev.samtykke.purpose.command.PurposeCommands;
import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.EmbeddedHistory;

/** The command side on a data folder, without HTTP and without anything that follows the events. */
public final class CommandSide implements AutoCloseable {

    /** The purpose that decisions are about. */
    public static final String PURPOSE = "newsletter";

    private static final String NOTICE = "privacy";
    private static final long CACHED_STREAMS = 50_000; // as many as the product has
    private static final CommandContext CONTEXT = CommandContext.of("benchmark", "0".repeat(32));

    private final DataFolder folder;
    private final EmbeddedHistory history;
    private final IdentifierKeys identifiers;
    private final CommandDispatcher dispatcher;

    private CommandSide(DataFolder folder) {
        this.folder = folder;
        this.history = EmbeddedHistory.open(folder, CACHED_STREAMS);
        this.identifiers = new IdentifierKeys(
                history.secrets().identifierKey(), new IdentifierNormalizer(IdentifierRules.DEFAULT));
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        handlers(history).forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus));
        this.dispatcher = new CommandDispatcher(
                DefaultCommandGateway.builder().commandBus(bus).build());
    }

    /** Opens a data folder; makes it, with a purpose and a notice, unless it is there. */
    public static CommandSide open(Path data) {
        CommandSide side = new CommandSide(DataFolder.open(data));
        if (side.history.head() < 0) {
            side.define();
        }
        return side;
    }

    private static Stream<Object> handlers(EmbeddedHistory history) {
        EventStreams streams = history.streams();
        Clock clock = Clock.systemUTC();
        NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();
        Supplier<String> ids = () -> generator.generate().toString();
        CommandTransactions transactions = new CommandTransactions(
                new StreamTransactions(
                        streams,
                        history.store(),
                        new SubjectLogKey(history.secrets().subjectLogKey())::of,
                        clock,
                        ids),
                new ObjectMapper());
        IdentityFeature identity = new IdentityFeature(transactions, streams, IdentityPolicy.DEFAULT, clock, ids);
        return Stream.of(
                new PurposeCommands(transactions),
                new NoticeCommands(transactions),
                new ConsentCommands(
                        transactions,
                        identity.resolution(),
                        new StreamCatalogue(streams),
                        ConsentPolicy.DEFAULT,
                        clock));
    }

    private void define() {
        PurposeTerms terms = new PurposeTerms(
                "Newsletter",
                "News",
                LawfulBasis.CONSENT,
                BasisTerms.NONE,
                List.of("contact"),
                Period.ofYears(3),
                Period.ofYears(2),
                false,
                false,
                false,
                false);
        send(new DefinePurpose(PURPOSE, terms, true), PurposeAnswer.class);
        send(new PublishNotice(NOTICE, "en", "We write to you.", List.of(PURPOSE), true), NoticeAnswer.class);
    }

    /** Records a decision of whoever has an e-mail address; returns their customer id. */
    public String decideByEmail(String email, ConsentCommand decision) {
        return decide(new Subject(null, List.of(identifiers.identify("email", email, "email"))), decision);
    }

    /** Records a decision of a known customer. */
    public String decideById(String customerId, ConsentCommand decision) {
        return decide(new Subject(customerId, List.of()), decision);
    }

    private String decide(Subject subject, ConsentCommand decision) {
        GivenEvidence evidence =
                new GivenEvidence(NOTICE, 1, "en", "web", null, "checkbox", false, null, null, null, null, false);
        return send(new RecordConsents(subject, List.of(decision), evidence), ConsentsAnswer.class)
                .customerId();
    }

    private <A> A send(Command command, Class<A> answerType) {
        return dispatcher.send(command, CONTEXT, answerType);
    }

    /** Forgets the folded state of a stream, so that the next command reads it from disk. */
    public void forget(String stream) {
        history.streams().observed(stream, Long.MAX_VALUE);
    }

    /** The history underneath. */
    public EmbeddedHistory history() {
        return history;
    }

    @Override
    public void close() throws Exception {
        history.close();
        folder.close();
    }
}
