package dev.samtykke.evidence.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.InvalidProofException;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("example.com/behind-the-sofa", 20852163, Hash.fromBase64(ROOT));
    private static final Instant TIME = Instant.ofEpochSecond(1679315147);

    private final SigningKey logKey = SigningKey.generate("example.com/behind-the-sofa");
    private final Cosigner witness =
            new Cosigner(Cosigner.generateKey("witness.example/w1"), Clock.fixed(TIME, ZoneOffset.UTC));

    @Test
    void theTextIsThatOfTheSpecification() {
        String text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
        assertThat(CHECKPOINT.text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text)).isEqualTo(CHECKPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "\n1\n" + ROOT + "\n",
                "a\n01\n" + ROOT + "\n",
                "a\n-1\n" + ROOT + "\n",
                "a\n+1\n" + ROOT + "\n",
                "a\n1 \n" + ROOT + "\n",
                "a\n\n" + ROOT + "\n",
                "a\n9223372036854775808\n" + ROOT + "\n",
                "a\n18446744073709551617\n" + ROOT + "\n",
                "a\n1\n" + ROOT,
                "a\n1\n" + ROOT + "\nextension\n",
                "a\n1\n" + ROOT + "\n\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "a\n1\nAAAA\n"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void onlyAKeyOfTheOriginSpeaksForTheLog() {
        for (String name : List.of("example.com/behind-the-sofa", "example.com/behind-the-sofa/2027")) {
            SigningKey key = SigningKey.generate(name);
            SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, List.of(key));
            assertThat(signed.verify(List.of(key.verifierKey()))).containsExactly(key.verifierKey());
        }
        for (String name : List.of("example.com/behind-the-sofas", "example.com", "other.example/log")) {
            SigningKey key = SigningKey.generate(name);
            SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, List.of(key));
            assertThatExceptionOfType(InvalidSignatureException.class)
                    .isThrownBy(() -> signed.verify(List.of(key.verifierKey())));
        }
    }

    @Test
    void aCosignatureIsOverTheTimeAndTheCheckpoint() {
        NoteSignature line = witness.cosign(CHECKPOINT);
        byte[] bytes = Base64.getDecoder().decode(line.encoded());
        byte[] message = ("cosignature/v1\ntime 1679315147\n" + CHECKPOINT.text()).getBytes(StandardCharsets.UTF_8);

        assertThat(bytes).hasSize(4 + 8 + 64);
        assertThat(Ed25519.verifies(witness.verifierKey().publicKey(), message, Arrays.copyOfRange(bytes, 12, 76)))
                .isTrue();
        assertThat(Cosigner.timeOf(line)).isEqualTo(TIME);
        assertThat(witness.verifierKey().verifies(CHECKPOINT.text(), line)).isTrue();
        assertThat(VerifierKey.parse(witness.verifierKey().toString())).isEqualTo(witness.verifierKey());
    }

    @Test
    void aCosignatureAloneIsNotTheLogs() {
        SignedCheckpoint cosigned =
                SignedCheckpoint.sign(CHECKPOINT, List.of(logKey)).with(List.of(witness.cosign(CHECKPOINT)));
        assertThat(cosigned.verify(List.of(logKey.verifierKey(), witness.verifierKey())))
                .hasSize(2);
        assertThatExceptionOfType(InvalidSignatureException.class)
                .isThrownBy(() -> cosigned.verify(List.of(witness.verifierKey())))
                .withMessageContaining("not signed by a known key of");
    }

    @Test
    void aCosignatureForAnotherTimeIsInvalid() {
        NoteSignature line = witness.cosign(CHECKPOINT);
        byte[] bytes = Base64.getDecoder().decode(line.encoded());
        bytes[11] ^= 1;
        NoteSignature later =
                new NoteSignature(line.name(), line.keyId(), Base64.getEncoder().encodeToString(bytes));
        assertThat(witness.verifierKey().verifies(CHECKPOINT.text(), later)).isFalse();
    }

    @Test
    void aKeyForCosignaturesSignsNothingElse() {
        SigningKey key = Cosigner.generateKey("witness.example/w1");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> key.sign("text\n"));
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> new Cosigner(logKey, Clock.systemUTC()));
    }

    @Test
    void aProofTextIsReadAsItWasWritten() {
        Hash leaf = MerkleHashing.leaf(new byte[] {1});
        Hash sibling = MerkleHashing.leaf(new byte[] {2});
        Checkpoint two = new Checkpoint(CHECKPOINT.origin(), 2, MerkleHashing.node(sibling, leaf));
        TlogProof proof = new TlogProof(1, List.of(sibling), SignedCheckpoint.sign(two, List.of(logKey)));

        assertThat(proof.format())
                .startsWith("c2sp.org/tlog-proof@v1\nindex 1\n" + sibling.base64()
                        + "\n\nexample.com/behind-the-sofa\n2\n");
        TlogProof read = TlogProof.parse(proof.format());
        assertThat(read).isEqualTo(proof);
        read.verify(leaf);
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> read.verify(sibling));
    }

    @Test
    void otherProofTextsAreRefused() {
        SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, List.of(logKey));
        String text = new TlogProof(7, List.of(Hash.fromBase64(ROOT)), signed).format();
        for (String wrong : List.of(
                "",
                text.replace("@v1", "@v2"),
                text.replace("index 7\n", ""),
                text.replace("index 7", "index 07"),
                text.replace("index 7", "extra AAAA\nindex 7"),
                text.replace("index 7", "index  7"),
                text.replace("index 7\n" + ROOT + "\n", "index 7\n" + (ROOT + "\n").repeat(64)),
                text.replace("\n\nexample", "\nexample"),
                text + "\n",
                text.substring(0, text.length() - 1))) {
            assertThatExceptionOfType(MalformedDataException.class).as(wrong).isThrownBy(() -> TlogProof.parse(wrong));
        }
    }
}
