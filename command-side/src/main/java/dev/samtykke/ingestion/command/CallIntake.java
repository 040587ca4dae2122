package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.profile.CollectData;
import dev.samtykke.profile.SentCall;

/**
 * Takes in the calls of a request: those that may be about one person in one piece and in their order, all others at the
 * same time, so that the store writes them together. Takes no more than it can carry out soon.
 *
 * <p>Thread safe.
 */
public final class CallIntake {

    /** How many groups of calls are carried out at the same time: mostly they wait for the disk. */
    public static final int WORKERS = 64;

    private static final int MOST_WAITING = 20_000;
    private static final int STRIPES = 8;

    private final CommandDispatcher dispatcher;
    private final ExecutorService workers;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    /** @param workers carry groups of calls out */
    public CallIntake(CommandDispatcher dispatcher, ExecutorService workers) {
        this.dispatcher = dispatcher;
        this.workers = workers;
    }

    /**
     * What became of the calls of a request.
     *
     * @param calls in their order
     * @param eventIds the last event of every group that led to one
     */
    record Taken(List<CallResult> calls, List<String> eventIds) {}

    /**
     * Takes calls in.
     *
     * @throws IntakeIsFull when too many wait already; nothing was done then
     * @throws RuntimeException when some could not be carried out; sent again, the others count as duplicates
     */
    Taken take(String source, List<SentCall> calls, CommandContext context) {
        if (!room.tryAcquire(calls.size())) {
            throw new IntakeIsFull();
        }
        try {
            List<List<Integer>> groups = CallGroups.of(calls);
            List<CollectAnswer> answers = carryOut(
                    groups.stream().map(group -> command(source, calls, group)).toList(), context);
            Taken taken = inOrder(calls.size(), groups, answers);
            return count(source, answers, taken, context);
        } finally {
            room.release(calls.size());
        }
    }

    private static CollectData command(String source, List<SentCall> calls, List<Integer> group) {
        return new CollectData(source, group.stream().map(calls::get).toList());
    }

    private List<CollectAnswer> carryOut(List<CollectData> commands, CommandContext context) {
        if (commands.size() == 1) { // nothing can be done meanwhile, so no other thread is needed
            return List.of(dispatcher.send(commands.get(0), context, CollectAnswer.class));
        }
        List<Future<CollectAnswer>> underWay = commands.stream()
                .map(command -> workers.submit(() -> dispatcher.send(command, context, CollectAnswer.class)))
                .toList();
        return underWay.stream().map(CallIntake::await).toList();
    }

    private static CollectAnswer await(Future<CollectAnswer> underWay) {
        try {
            return underWay.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calls were taken in", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("Calls could not be taken in", e.getCause());
        }
    }

    private static Taken inOrder(int calls, List<List<Integer>> groups, List<CollectAnswer> answers) {
        CallResult[] results = new CallResult[calls];
        List<String> eventIds = new ArrayList<>();
        for (int group = 0; group < answers.size(); group++) {
            CollectAnswer answer = answers.get(group);
            for (int i = 0; i < answer.calls().size(); i++) {
                results[groups.get(group).get(i)] = answer.calls().get(i);
            }
            if (answer.lastEventId() != null) {
                eventIds.add(answer.lastEventId());
            }
        }
        return new Taken(Arrays.asList(results), eventIds);
    }

    /** What was withheld of people who are not known is counted once per request, not once per person. */
    private Taken count(String source, List<CollectAnswer> answers, Taken taken, CommandContext context) {
        WithheldTally tally = WithheldTally.of(taken.calls());
        if (tally.calls() > 0) {
            int version = answers.get(answers.size() - 1).sourceVersion();
            int stripe = ThreadLocalRandom.current().nextInt(STRIPES);
            String eventId = dispatcher
                    .send(tally.toCommand(source, stripe, version), context, CollectAnswer.class)
                    .lastEventId();
            if (eventId != null) {
                taken.eventIds().add(eventId);
            }
        }
        return taken;
    }
}
