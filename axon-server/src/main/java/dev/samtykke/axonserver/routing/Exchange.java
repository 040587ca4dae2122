package dev.samtykke.axonserver.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;

import dev.samtykke.axonserver.ServerConnection;

/** Sends messages through Axon Server and waits for what comes back. Thread safe. */
final class Exchange {

    private final ServerConnection server;
    private final Duration patience;

    /** @param patience how long an answer may take */
    Exchange(ServerConnection server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /**
     * The response to a message; empty when surely nobody got it.
     *
     * @throws Unanswered when somebody may have got it, and no response came
     */
    Optional<CommandResponse> responseTo(Command message) {
        CompletableFuture<CommandResponse> underWay;
        try {
            underWay = server.commands().sendCommand(message);
        } catch (RuntimeException notSent) {
            return Optional.empty();
        }
        try {
            CommandResponse response = underWay.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            String error = response.getErrorCode();
            if (error.equals(ErrorCategory.NO_HANDLER_FOR_COMMAND.errorCode())) {
                return Optional.empty();
            }
            if (!error.isEmpty()) {
                throw new Unanswered("Axon Server answered with " + error, null);
            }
            return Optional.of(response);
        } catch (ExecutionException e) {
            if (ServerConnection.isRefusal(e)) {
                return Optional.empty();
            }
            throw new Unanswered("The connection broke", e.getCause());
        } catch (TimeoutException e) {
            throw new Unanswered("No answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("Interrupted", e);
        }
    }
}
