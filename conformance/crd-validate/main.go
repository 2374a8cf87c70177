// Command crd-validate checks Kubernetes custom resources against
// CustomResourceDefinitions the way kube-apiserver does for a create request
// with fieldValidation=Strict, but without a server: the same structural
// schema conversion, strict decoding, pruning, defaulting, OpenAPI, list-type,
// object-meta and CEL validation, from the same packages.
//
//	crd-validate --crd gmconnectors.crd.yaml FILE...
//
// FILE may hold several YAML or JSON documents and Lists; "-" is standard
// input. Exit status: 0 all accepted, 1 something rejected or a file without any
// resource of a given CRD, 2 wrong usage or an unreadable file or CRD.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// Verdict is what the API server would say about one document.
type Verdict struct {
	File     string   `json:"file"`
	Document int      `json:"document"` // 1-based
	Kind     string   `json:"kind,omitempty"`
	Name     string   `json:"name,omitempty"`
	Result   string   `json:"result"` // accepted, rejected or skipped
	Reason   string   `json:"reason,omitempty"`
	Message  string   `json:"message,omitempty"`
	Causes   []Cause  `json:"causes,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

// Cause is one field error of a rejection.
type Cause struct {
	Type    string `json:"type"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

type fileList []string

func (l *fileList) String() string     { return strings.Join(*l, ",") }
func (l *fileList) Set(s string) error { *l = append(*l, s); return nil }

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var crdFiles fileList
	flags := flag.NewFlagSet("crd-validate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Var(&crdFiles, "crd", "file with CustomResourceDefinitions (repeatable)")
	namespace := flags.String("namespace", "default", "namespace for objects that name none")
	asJSON := flags.Bool("json", false, "print one JSON object per document")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if len(crdFiles) == 0 || flags.NArg() == 0 {
		fmt.Fprintln(stderr, "usage: crd-validate --crd CRD.yaml [--namespace NS] [--json] FILE...")
		return 2
	}

	types := Types{}
	for _, file := range crdFiles {
		data, err := os.ReadFile(file)
		if err == nil {
			err = types.AddCRDs(data)
		}
		if err != nil {
			fmt.Fprintf(stderr, "crd-validate: %s: %v\n", file, err)
			return 2
		}
	}

	exit := 0
	for _, file := range flags.Args() {
		data, err := read(file, stdin)
		if err != nil {
			fmt.Fprintf(stderr, "crd-validate: %v\n", err)
			exit = 2
			continue
		}
		checked := false
		for _, v := range types.Check(data, *namespace) {
			v.File = file
			checked = checked || v.Result != "skipped"
			if v.Result == "rejected" && exit == 0 {
				exit = 1
			}
			print(stdout, v, *asJSON)
		}
		if !checked {
			fmt.Fprintf(stderr, "crd-validate: %s: nothing in it belongs to a given CRD\n", file)
			if exit == 0 {
				exit = 1
			}
		}
	}
	return exit
}

func read(file string, stdin io.Reader) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(file)
}

func print(w io.Writer, v Verdict, asJSON bool) {
	if asJSON {
		line, _ := json.Marshal(v)
		fmt.Fprintf(w, "%s\n", line)
		return
	}
	fmt.Fprintf(w, "%s#%d %s %s: %s", v.File, v.Document, v.Kind, v.Name, v.Result)
	if v.Message != "" {
		fmt.Fprintf(w, ": %s", v.Message)
	}
	fmt.Fprintln(w)
	for _, warning := range v.Warnings {
		fmt.Fprintf(w, "  warning: %s\n", warning)
	}
}
