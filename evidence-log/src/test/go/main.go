// Command interop checks a log, a bundle and a proof text with the Go checksum database's own code: nothing here was
// written by those who wrote the log.
//
//	interop <folder>
//
// The folder holds log/ (the public files), bundle.json, event.tlog-proof and witness.key.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const mapSize = int64(1) << 32

type bundle struct {
	AsOf struct {
		Checkpoint  string
		Consistency []string
	}
	Statement struct {
		Checkpoint, Leaf string
		Proof            []string
	}
	Subjects []struct {
		Subject, Bucket string
		BucketProof     []string
		Events          []struct {
			Leaf struct {
				G int64
				S string
			}
			Proof []string
		}
	}
}

func main() {
	folder := os.Args[1]
	keys := verifiers(read(folder, "log", "keys"), read(folder, "witness.key"))
	events := checkLog(filepath.Join(folder, "log", "events"), keys)
	checkLog(filepath.Join(folder, "log", "statements"), keys)

	var b bundle
	check("bundle", json.Unmarshal([]byte(read(folder, "bundle.json")), &b))
	stated := checkpoint(b.Statement.Checkpoint, keys, 2)
	checkRecord("statement", b.Statement.Proof, stated, stated.N-1, []byte(b.Statement.Leaf))
	mapRoot, inner, _ := strings.Cut(b.Statement.Leaf, "\n")
	log := checkpoint(inner, keys, 1)
	older := checkpoint(b.AsOf.Checkpoint, keys, 1)
	check("as of", tlog.CheckTree(hashes(b.AsOf.Consistency), log.N, log.Hash, older.N, older.Hash))
	for _, subject := range b.Subjects {
		number, err := strconv.ParseInt(subject.Subject[:8], 16, 64)
		check("bucket number", err)
		var root tlog.Hash
		_, err = hex.Decode(root[:], []byte(mapRoot))
		check("map root", err)
		checkRecord("bucket", subject.BucketProof, tlog.Tree{N: mapSize, Hash: root}, number, []byte(subject.Bucket))
		for _, event := range subject.Events {
			checkRecord("event", event.Proof, log, event.Leaf.G, events[event.Leaf.G])
		}
	}
	checkProofText(read(folder, "event.tlog-proof"), keys, events)
	fmt.Printf("ok: %d events, %d subjects\n", len(events), len(b.Subjects))
}

// checkLog verifies the signed checkpoint, every leaf by an inclusion proof and every size by a consistency proof, all
// of them read from tiles, and returns the leaves.
func checkLog(folder string, keys note.Verifiers) [][]byte {
	tree := checkpoint(read(folder, "checkpoint"), keys, 1)
	reader := tlog.TileHashReader(tree, tiles(folder))
	leaves := entries(folder, tree.N)
	for n, leaf := range leaves {
		proof, err := tlog.ProveRecord(tree.N, int64(n), reader)
		check("proof from tiles", err)
		check("record", tlog.CheckRecord(proof, tree.N, tree.Hash, int64(n), tlog.RecordHash(leaf)))
	}
	for n := int64(1); n <= tree.N; n++ {
		root, err := tlog.TreeHash(n, reader)
		check("root from tiles", err)
		proof, err := tlog.ProveTree(tree.N, n, reader)
		check("consistency from tiles", err)
		check("tree", tlog.CheckTree(proof, tree.N, tree.Hash, n, root))
	}
	return leaves
}

// tiles reads C2SP tiles, which are the checksum database's without the height in their path.
type tiles string

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(t), path))
		if os.IsNotExist(err) && tile.W < 256 {
			full, _, _ := strings.Cut(path, ".p/")
			data, err = os.ReadFile(filepath.Join(string(t), full))
			data = data[:min(len(data), tile.W*tlog.HashSize)]
		}
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func entries(folder string, size int64) [][]byte {
	var leaves [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := min(256, size-n*256)
		tile := tlog.Tile{H: 8, L: 0, N: n, W: int(width)}
		data := []byte(read(folder, strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)))
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			leaves = append(leaves, data[2:2+length])
			data = data[2+length:]
		}
	}
	if int64(len(leaves)) != size {
		fail("entries: %d instead of %d", len(leaves), size)
	}
	return leaves
}

// checkpoint opens a signed checkpoint by at least that many known keys.
func checkpoint(text string, keys note.Verifiers, signatures int) tlog.Tree {
	opened, err := note.Open([]byte(text), keys)
	check("note", err)
	if len(opened.Sigs) < signatures {
		fail("note: %d signatures", len(opened.Sigs))
	}
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check("size", err)
	root, err := tlog.ParseHash(lines[2])
	check("root", err)
	return tlog.Tree{N: size, Hash: root}
}

func checkRecord(what string, proof []string, tree tlog.Tree, index int64, data []byte) {
	check(what, tlog.CheckRecord(hashes(proof), tree.N, tree.Hash, index, tlog.RecordHash(data)))
}

func checkProofText(text string, keys note.Verifiers, events [][]byte) {
	head, tail, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	check("index", err)
	checkRecord("tlog-proof", lines[2:], checkpoint(tail, keys, 1), index, events[index])
}

func hashes(lines []string) []tlog.Hash {
	var parsed []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		check("hash", err)
		parsed = append(parsed, hash)
	}
	return parsed
}

func verifiers(logKeys, witnessKey string) note.Verifiers {
	var list []note.Verifier
	for _, line := range strings.Fields(logKeys) {
		verifier, err := note.NewVerifier(line)
		check("verifier key", err)
		list = append(list, verifier)
	}
	return note.VerifierList(append(list, newWitness(strings.TrimSpace(witnessKey)))...)
}

// witness verifies cosignature/v1, of which the checksum database knows nothing, from the text of its specification.
type witness struct {
	name string
	key  []byte
}

func newWitness(text string) witness {
	parts := strings.SplitN(text, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check("witness key", err)
	if key[0] != 4 || len(key) != 33 {
		fail("witness key: not one for cosignature/v1")
	}
	return witness{parts[0], key[1:]}
}

func (w witness) Name() string { return w.name }

func (w witness) KeyHash() uint32 {
	sum := sha256.Sum256(append([]byte(w.name+"\n\x04"), w.key...))
	return binary.BigEndian.Uint32(sum[:])
}

func (w witness) Verify(message, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	var signed bytes.Buffer
	fmt.Fprintf(&signed, "cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), message)
	return ed25519.Verify(w.key, signed.Bytes(), signature[8:])
}

func read(parts ...string) string {
	data, err := os.ReadFile(filepath.Join(parts...))
	check("read", err)
	return string(data)
}

func check(what string, err error) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

func fail(format string, args ...any) {
	fmt.Printf("FAIL "+format+"\n", args...)
	os.Exit(1)
}
