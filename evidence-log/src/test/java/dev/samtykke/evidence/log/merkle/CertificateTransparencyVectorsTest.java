package dev.samtykke.evidence.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree of eight leaves with which implementations of RFC 6962 have been compared since the first one. */
class CertificateTransparencyVectorsTest {

    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsOfEverySize() {
        CompactRange range = CompactRange.empty();
        List<String> roots = new ArrayList<>(List.of(range.root().hex()));
        for (byte[] leaf : LEAVES) {
            range.append(MerkleHashing.leaf(leaf));
            roots.add(range.root().hex());
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af",
        "5, 8, bc1a0643b12e4d2d ca854ea128ed050b d37ee418976dd957",
        "2, 3, fac54203e7cc696c",
        "1, 5, 6e340b9cffb37a98 5f083f0a1a33ca07 bc1a0643b12e4d2d"
    })
    void inclusionProofs(int index, int size, String starts) {
        List<Hash> proof = builder(size).inclusion(index, size);
        assertThat(starts(proof)).isEqualTo(starts);
        ProofVerifier.inclusion(MerkleHashing.leaf(LEAVES.get(index)), index, size, proof, root(size));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af",
        "6, 8, 0ebc5d3437fbe2db ca854ea128ed050b d37ee418976dd957",
        "2, 5, 5f083f0a1a33ca07 bc1a0643b12e4d2d"
    })
    void consistencyProofs(int first, int second, String starts) {
        List<Hash> proof = builder(second).consistency(first, second);
        assertThat(starts(proof)).isEqualTo(starts);
        ProofVerifier.consistency(first, root(first), second, root(second), proof);
    }

    private static String starts(List<Hash> proof) {
        return String.join(
                " ", proof.stream().map(hash -> hash.hex().substring(0, 16)).toList());
    }

    private static Hash root(int size) {
        return Hash.fromHex(ROOTS.get(size));
    }

    /** Reads subtrees from the reference. */
    private static ProofBuilder builder(int size) {
        return new ProofBuilder((level, index) -> {
            int from = (int) index << level;
            assertThat(from + (1 << level)).isLessThanOrEqualTo(size);
            return Hash.of(NaiveMerkle.mth(LEAVES.subList(from, from + (1 << level))));
        });
    }
}
