package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// crdFile is the GMConnector CRD that the tests validate against.
func crdFile() string {
	if file := os.Getenv("MEGAFLOW_GMC_CRD"); file != "" {
		return file
	}
	return "../../../shared/reference/gmconnectors.crd.yaml"
}

func gmcTypes(t *testing.T) Types {
	t.Helper()
	crd, err := os.ReadFile(crdFile())
	if err != nil {
		t.Skip("MEGAFLOW_GMC_CRD names no GMConnector CRD: ", err)
	}
	types := Types{}
	if err := types.AddCRDs(crd); err != nil {
		t.Fatal(err)
	}
	return types
}

func examples(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/" + dir + "/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples in %s: %v", dir, err)
	}
	data := map[string][]byte{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		data[filepath.Base(f)] = b
	}
	return data
}

func TestAccepted(t *testing.T) {
	types := gmcTypes(t)
	for name, data := range examples(t, "accepted") {
		for _, v := range types.Check(data, "default") {
			if v.Result == "rejected" {
				t.Errorf("%s: %s", name, v.Message)
			}
		}
	}
}

// Every rejected example starts with "# want:" and a part of the message.
func TestRejected(t *testing.T) {
	types := gmcTypes(t)
	for name, data := range examples(t, "rejected") {
		want := ""
		if first, _, _ := strings.Cut(string(data), "\n"); strings.HasPrefix(first, "# want: ") {
			want = strings.TrimPrefix(first, "# want: ")
		}
		vs := types.Check(data, "default")
		if len(vs) != 1 || vs[0].Result != "rejected" || !strings.Contains(vs[0].Message, want) {
			t.Errorf("%s: want rejection with %q, got %+v", name, want, vs)
		}
	}
}

func TestExitStatus(t *testing.T) {
	crd := "--crd=" + crdFile()
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{crd, "testdata/accepted/minimal.yaml"}, 0},
		{[]string{crd, "testdata/accepted/minimal.yaml", "testdata/rejected/missing-nodes.yaml"}, 1},
		{[]string{crd, crdFile()}, 1},
		{[]string{crd, "testdata/nowhere.yaml"}, 2},
		{[]string{crd}, 2},
		{[]string{"--crd=testdata/accepted/minimal.yaml", "testdata/accepted/minimal.yaml"}, 2},
	} {
		var out, errs bytes.Buffer
		if got := run(c.args, strings.NewReader(""), &out, &errs); got != c.want {
			t.Errorf("%v: exit %d, want %d\n%s%s", c.args, got, c.want, &out, &errs)
		}
	}
}
