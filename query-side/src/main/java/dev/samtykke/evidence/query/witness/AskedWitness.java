package dev.samtykke.evidence.query.witness;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.witness.WitnessClient;
import dev.samtykke.evidence.log.witness.WitnessException;

/** One witness, asked by one thread. */
final class AskedWitness {

    private static final Logger log = LoggerFactory.getLogger(AskedWitness.class);

    private final VerifierKey key;
    private final WitnessClient client;
    private volatile WitnessStatus status;

    AskedWitness(WitnessSettings settings, Duration timeout) {
        this.key = VerifierKey.parse(settings.key());
        this.client = new WitnessClient(settings.url(), key, timeout);
        this.status = new WitnessStatus(key.name(), 0, null);
    }

    VerifierKey key() {
        return key;
    }

    WitnessStatus status() {
        return status;
    }

    /** The checkpoint of the statements with the witness's cosignature; empty when there is none to be had now. */
    Optional<SignedCheckpoint> ask(LogView view) {
        SignedCheckpoint checkpoint = view.state().statements();
        try {
            SignedCheckpoint cosigned = client.cosign(checkpoint, view::statementsConsistency);
            status = new WitnessStatus(key.name(), checkpoint.checkpoint().size(), null);
            return Optional.of(cosigned);
        } catch (WitnessException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(status.problem())) {
                log.warn("Witness {} does not cosign the log: {}", key.name(), problem);
            }
            status = new WitnessStatus(key.name(), status.size(), problem);
            return Optional.empty();
        }
    }
}
