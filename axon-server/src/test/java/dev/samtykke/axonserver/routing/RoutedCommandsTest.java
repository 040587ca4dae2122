package dev.samtykke.axonserver.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.axonserver.Nodes;
import dev.samtykke.axonserver.RemoteHistory;
import dev.samtykke.axonserver.Wire;
import dev.samtykke.axonserver.routing.CommandNode.Answering;
import dev.samtykke.axonserver.routing.CommandNode.Doing;
import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandRoute;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.commanding.LocalCommands;
import dev.samtykke.commanding.TooMuchContention;
import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.problem.Problem;
import dev.samtykke.messages.Command;
import dev.samtykke.personaldata.secrets.InstallationSecrets;
import dev.samtykke.personaldata.secrets.MessageSecrets;
import dev.samtykke.purpose.RetirePurpose;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.purpose.command.PurposeAnswer;
import dev.samtykke.purpose.command.PurposeCommands;
import dev.samtykke.rules.RuleBroken;

/** Needs an Axon Server, see {@link Nodes}. */
class RoutedCommandsTest {

    private static final CommandContext WITHOUT_KEY = CommandContext.of("tests", "trace");

    @TempDir
    private Path keys;

    private Nodes nodes;
    private MessageSecrets secrets;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void connect() {
        nodes = Nodes.with(keys);
        secrets = nodes.secrets().messages();
    }

    @AfterEach
    void disconnect() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (nodes != null) {
            nodes.close();
        }
    }

    private static CommandContext withKey() {
        return new CommandContext("tests", "trace", key(), "fingerprint");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private CommandNode node(CommandRoute here) {
        return node(Nodes.address(), here);
    }

    private CommandNode node(String address, CommandRoute here) {
        CommandNode node = new CommandNode(address, secrets, here);
        open.add(node);
        return node;
    }

    private Wire wire() throws Exception {
        Wire wire = new Wire(Nodes.address());
        open.add(wire);
        return wire;
    }

    /** Throws what a handler might throw. */
    private static Doing failing(RuntimeException failure) {
        return new Doing(() -> {
            throw failure;
        });
    }

    @Test
    void oneNodeTakesAllOfAKeyAndAllNodesTakeSome() {
        CommandNode one = node(new Answering()).taking();
        CommandNode other = node(new Answering()).taking();
        List<String> purposes = IntStream.range(0, 200).mapToObj(i -> key()).toList();

        for (String purpose : purposes) {
            assertThat(one.retire(purpose).id()).isEqualTo(purpose);
            assertThat(other.retire(purpose).id()).isEqualTo(purpose);
        }

        assertThat(one.carriedOut).isNotEmpty().doesNotContainAnyElementsOf(other.carriedOut);
        assertThat(other.carriedOut).isNotEmpty();
        assertThat(one.carriedOut.size() + other.carriedOut.size()).isEqualTo(400);
        assertThat(one.ways.count(Way.ROUTED) + other.ways.count(Way.ROUTED)).isEqualTo(400);
    }

    @Test
    void whoAsksAndTheTraceGoWithIt() {
        CommandNode sender = node(new Answering());
        CommandNode taker = node(new Answering()).taking();

        PurposeAnswer answer = sender.retire("p", CommandContext.of("shop", "0af7651916cd43dd"));

        assertThat(answer).isEqualTo(new PurposeAnswer("p", 1, "shop 0af7651916cd43dd"));
        assertThat(taker.carriedOut).containsExactly("p");
    }

    @Test
    void nothingReadablePassesTheWire() throws Exception {
        Wire wire = wire();
        node(new Answering()).taking();
        CommandNode sender = node(wire.address(), new Answering());

        sender.route.send(
                new RetirePurpose("purpose-in-clear", "reason-in-clear"),
                MetaData.with("actor", "actor-in-clear"),
                PurposeAnswer.class);

        assertThat(sender.ways.count(Way.ROUTED)).isOne();
        assertThat(wire.passed()).contains("retire-purpose").doesNotContain("in-clear");
    }

    @Test
    void aRefusalComesBackWithAllThatTheCallerIsTold() {
        RuleBroken there = UnknownPurpose.at("decisions[3].purpose", "other");
        CommandNode sender = node(new Answering());
        node(failing(there)).taking();

        RuleBroken here = catchThrowableOfType(RuleBroken.class, () -> sender.retire("p"));

        assertThat(Problem.of(here, "/")).isEqualTo(Problem.of(there, "/"));
        assertThat(sender.carriedOut).isEmpty();
    }

    @Test
    void failuresKeepTheirMeaning() {
        CommandNode sender = node(new Answering());
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        node(new Doing(() -> {
                    throw failure.get();
                }))
                .taking();

        failure.set(new TooMuchContention());
        assertThatThrownBy(() -> sender.retire("p")).isInstanceOf(TooMuchContention.class);
        failure.set(new IllegalArgumentException("a personal value"));
        assertThatThrownBy(() -> sender.retire("p"))
                .isInstanceOf(FailedElsewhere.class)
                .hasMessageNotContaining("personal")
                .hasNoCause();
        assertThat(sender.carriedOut).isEmpty();
        failure.set(HistoryUnavailable.inDoubt(new IllegalStateException()));
        assertThat(catchThrowableOfType(HistoryUnavailable.class, () -> sender.retire("p"))
                        .isInDoubt())
                .isTrue();
        assertThat(sender.carriedOut).isEmpty();
    }

    @Test
    void whatIsAwayForOneNodeMayBeThereForTheOther() {
        CommandNode sender = node(new Answering());
        CommandNode taker =
                node(failing(new IllegalStateException("an outage"))).taking();

        assertThat(sender.retire("p").id()).isEqualTo("p");
        assertThat(sender.retire("p").id()).isEqualTo("p");

        assertThat(sender.carriedOut).hasSize(2);
        assertThat(taker.carriedOut).as("it is not asked again for a while").hasSize(1);
    }

    @Test
    void whatNobodyTakesIsCarriedOutHere() {
        CommandNode sender = node(new Answering());

        assertThat(sender.retire("p").id()).isEqualTo("p");

        assertThat(sender.carriedOut).containsExactly("p");
        assertThat(sender.ways.count(Way.NO_HANDLER)).isOne();
    }

    @Test
    void whatIsTooLongIsCarriedOutHere() {
        CommandNode sender = node(new Answering());
        CommandNode taker = node(new Answering()).taking();

        assertThat(sender.retire("p".repeat(600_000)).id()).hasSize(600_000);
        assertThat(taker.carriedOut).hasSize(1);
        assertThat(sender.retire("p".repeat(5_000_000)).id()).hasSize(5_000_000);
        assertThat(taker.carriedOut).hasSize(1);
        assertThat(sender.ways.count(Way.UNFIT)).isOne();
    }

    @Test
    void withoutAConnectionItIsCarriedOutHere() throws Exception {
        Wire wire = wire();
        node(new Answering()).taking();
        CommandNode sender = node(wire.address(), new Answering());
        wire.cut();
        await().until(() -> !sender.server.isConnected());

        assertThat(sender.retire("p").id()).isEqualTo("p");

        assertThat(sender.ways.count(Way.DISCONNECTED)).isOne();
    }

    @Test
    void aNodeWhoseKeysAreOfAnotherInstallationDeclines(@TempDir Path others) {
        CommandNode sender = node(new Answering());
        MessageSecrets own = secrets;
        secrets = InstallationSecrets.open(others).messages();
        CommandNode stranger = node(new Answering()).taking();
        secrets = own;

        // It cannot even say so in a way that the sender understands; the key makes repeating safe.
        assertThat(sender.retire("p", withKey()).id()).isEqualTo("p");

        assertThat(stranger.carriedOut).isEmpty();
        assertThat(sender.carriedOut).containsExactly("p");
    }

    @Test
    void whenTheNodeDiesTheOutcomeOfACommandWithoutAKeyIsUnknown() throws Exception {
        Wire wire = wire();
        RemoteHistory history = nodes.node();
        CommandNode sender = node(real(history));
        node(wire.address(), new Dying(real(nodes.node()), wire)).taking();
        String lost = key();

        assertThat(catchThrowableOfType(HistoryUnavailable.class, () -> sender.define(lost, WITHOUT_KEY))
                        .isInDoubt())
                .isTrue();

        assertThat(sender.carriedOut).isEmpty();
        history.catchUp();
        assertThat(history.streams().load(Streams.PURPOSE, lost).sequence()).isZero();
        // For a while nothing is sent, so nothing more is in doubt.
        assertThat(sender.define(key(), WITHOUT_KEY).version()).isOne();
        assertThat(sender.ways.count(Way.DETOUR)).isOne();
    }

    @Test
    void whenTheNodeDiesAnIdempotencyKeyTellsWhatItRecorded() throws Exception {
        Wire wire = wire();
        RemoteHistory history = nodes.node();
        CommandNode sender = node(real(history));
        Dying dying = new Dying(real(nodes.node()), wire);
        CommandNode taker = node(wire.address(), dying).taking();
        String purpose = key();

        PurposeAnswer answer = sender.define(purpose, withKey());

        assertThat(answer).isEqualTo(dying.answer.get());
        assertThat(taker.carriedOut).containsExactly(purpose);
        assertThat(sender.ways.count(Way.REPEATED)).isOne();
        assertThat(history.streams().load(Streams.PURPOSE, purpose).sequence()).isZero();
    }

    @Test
    void aNodeThatHangsIsNotWaitedForForLong() throws Exception {
        CommandNode sender = node(new Answering());
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        CommandNode taker = node(new Doing(() -> awaitUnchecked(end))).taking();

        assertThat(sender.retire("p", withKey()).id()).isEqualTo("p");

        assertThat(taker.carriedOut).containsExactly("p");
        assertThat(sender.ways.count(Way.REPEATED)).isOne();
        end.countDown();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aNodeThatWasCutOffTakesCommandsAgain() throws Exception {
        Wire wire = wire();
        CommandNode sender = node(new Answering());
        CommandNode taker = node(wire.address(), new Answering()).taking();

        wire.mend(); // which ends every connection first

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            sender.retire("p", withKey());
            return taker.carriedOut.contains("p");
        });
    }

    @Test
    void aNodeThatStopsLosesNothing() throws Exception {
        CommandNode sender = node(new Answering());
        CommandNode stays = node(new Doing(RoutedCommandsTest::takeAMoment)).taking();
        CommandNode stops = new CommandNode(Nodes.address(), secrets, new Doing(RoutedCommandsTest::takeAMoment));
        stops.taking();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<Integer>> answered = IntStream.range(0, 16)
                .mapToObj(i -> callers.submit(() -> {
                    int count = 0;
                    while (!enough.get()) {
                        String purpose = key();
                        assertThat(sender.retire(purpose).id()).isEqualTo(purpose);
                        count++;
                    }
                    return count;
                }))
                .toList();
        await().until(() -> stops.carriedOut.size() > 100);

        stops.receiver.stop();
        int last = stops.carriedOut.size();
        awaitMore(stays);
        assertThat(stops.carriedOut).as("it gets nothing any more").hasSize(last);
        stops.close();
        awaitMore(stays);
        enough.set(true);

        int sum = 0;
        for (Future<Integer> each : answered) {
            sum += each.get();
        }
        callers.shutdown();
        assertThat(stops.carriedOut.size() + stays.carriedOut.size() + sender.carriedOut.size())
                .isEqualTo(sum);
        assertThat(sender.ways.count(Way.UNANSWERED)).isZero();
        assertThat(sender.ways.count(Way.DETOUR)).isZero();
    }

    private static void awaitMore(CommandNode node) {
        int before = node.carriedOut.size();
        await().until(() -> node.carriedOut.size() > before + 100);
    }

    private static void takeAMoment() {
        LockSupport.parkNanos(2_000_000);
    }

    private CommandRoute real(RemoteHistory history) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        new AnnotationCommandHandlerAdapter<>(new PurposeCommands(new CommandTransactions(
                        new StreamTransactions(
                                history.streams(),
                                history.store(),
                                nodes.stamp(),
                                Clock.systemUTC(),
                                RoutedCommandsTest::key),
                        new ObjectMapper())))
                .subscribe(bus);
        LocalCommands commands = new LocalCommands(
                DefaultCommandGateway.builder().commandBus(bus).build());
        return new CommandRoute() {
            @Override
            public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
                history.catchUp();
                return commands.send(command, metaData, answerType);
            }
        };
    }

    /** Carries out one command, and loses its connection before it can tell. */
    private static final class Dying implements CommandRoute {

        private final CommandRoute real;
        private final Wire wire;
        private final AtomicReference<Object> answer = new AtomicReference<>();

        Dying(CommandRoute real, Wire wire) {
            this.real = real;
            this.wire = wire;
        }

        @Override
        public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
            A given = real.send(command, metaData, answerType);
            answer.set(given);
            wire.cut();
            return given;
        }
    }
}
